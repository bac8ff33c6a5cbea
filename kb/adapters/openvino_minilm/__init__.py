"""The default embedder: all-MiniLM-L6-v2 with Chinese rows, on the CPU through OpenVINO."""

from kb.adapters.openvino_minilm.embedder import OpenVinoMiniLM

__all__ = ["OpenVinoMiniLM"]
