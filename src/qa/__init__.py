"""Questions answered in verbatim quotes, or not at all."""

import os

# Documents are confidential: onnxruntime reports to its maker which models it runs, from 1.29 on
# and unless it is told not to before it is imported; the hub's client counts what it is used for.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
