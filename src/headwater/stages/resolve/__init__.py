"""Resolve: whom the words of a source mean inside one article, and through whom they came."""
