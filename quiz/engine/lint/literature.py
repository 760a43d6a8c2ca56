"""The works that the pages of the rules refer to by author and year."""

WORKS = (
    (
        "Attali, Y. and Bar-Hillel, M. (2003). Guess where: The position of correct answers in multiple-"
        "choice test items as a psychometric variable. Journal of Educational Measurement 40, 109-128."
    ),
    "Björnsson, C. H. (1968). Läsbarhet. Stockholm: Liber.",
    (
        "Butler, A. C. and Roediger, H. L. (2008). Feedback enhances the positive effects and reduces the "
        "negative effects of multiple-choice testing. Memory & Cognition 36 (3), 604-616."
    ),
    (
        "Haladyna, T. M., Downing, S. M. and Rodriguez, M. C. (2002). A review of multiple-choice item-"
        "writing guidelines for classroom assessment. Applied Measurement in Education 15 (3), 309-334."
    ),
    ("Haladyna, T. M. and Rodriguez, M. C. (2013). Developing and Validating Test Items. New York: Routledge."),
    (
        "Hong, Y. (2013). On computing the distribution function for the Poisson binomial distribution. "
        "Computational Statistics & Data Analysis 59, 41-51."
    ),
    (
        "Kang, S. H. K., McDermott, K. B. and Roediger, H. L. (2007). Test format and corrective feedback modify the "
        "effect of testing on long-term retention. European Journal of Cognitive Psychology 19, 528-558."
    ),
    (
        "Millman, J., Bishop, C. H. and Ebel, R. (1965). An analysis of test-wiseness. Educational and "
        "Psychological Measurement 25 (3)."
    ),
    (
        "Paniagua, M. A. and Swygert, K. A. (2016). Constructing Written Test Questions for the Basic and "
        "Clinical Sciences. Fourth edition. Philadelphia: National Board of Medical Examiners."
    ),
    (
        "Rodriguez, M. C. (2005). Three options are optimal for multiple-choice items: A meta-analysis of 80 "
        "years of research. Educational Measurement: Issues and Practice 24 (2), 3-13."
    ),
    (
        "Roediger, H. L. and Karpicke, J. D. (2006). Test-enhanced learning: Taking memory tests improves "
        "long-term retention. Psychological Science 17 (3), 249-255."
    ),
)
