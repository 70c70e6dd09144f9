//! Tests on sentences made for them.
