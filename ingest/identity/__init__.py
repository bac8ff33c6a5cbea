"""What a document is: names, numbers, organs, dates, each as far as the document says so."""
