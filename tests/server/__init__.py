"""A fake of every remote service on 127.0.0.1, made of invented records; see ``__main__``."""
