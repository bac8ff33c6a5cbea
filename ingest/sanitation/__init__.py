"""What in a document may harm or embarrass whoever uses it; told in the report, never dropped.

``examine`` collects it; each of the other modules looks for one family of such things.
"""
