"""Pure rules of law as text: numerals, references, norms, time, authority."""
