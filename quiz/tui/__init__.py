"""The quiz as a full-screen application; the only folder that imports Textual."""
