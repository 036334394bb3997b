//! From bytes to documents (work in progress).
