"""How good the answers are: questions with known answers, asked of the code that serves.

measures.py   the measures, as the papers define them
rows.py       JSON that people wrote, read or refused with its place named
questions.py  eval/questions.jsonl, and where its gold stands in a collection
judge.py      one question and its outcome -> Judgement
run.py        all questions -> EvaluationReport
baseline.py   a report against the measures agreed on before
squad.py      a SQuAD dev set against the reader alone
command.py    `qa eval`
suites/       other labelled sets, each with its measures: `qa eval --set`
"""
