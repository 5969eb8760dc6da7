from small_course import course, source

__all__ = ["course", "source"]
