//! Text → sentences → quotations → cues → speakers → parties → statements → suggested links.
