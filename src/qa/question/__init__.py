"""What a question asks for, read by rules from its words.

words.py     content words, and the words that a question is only put together with
mentions.py  names, years, dates and numbers that stand in a text
form.py      the kind of answer wanted, and whether a list of them
phrases.py   noun phrases, and where the verb of a question begins
followup.py  a question in a conversation -> the question as it is understood
"""

from qa.question.followup import understand
from qa.question.form import Form, form_of

__all__ = ["Form", "form_of", "understand"]
