//! Small parts that several views share.

mod button;
mod chip;
mod column_head;
mod combo;
mod form;
mod letters;
mod words;

pub(crate) use button::{command_button, command_menu_item, menu_check, menu_item, submenu};
pub(crate) use chip::{CHIP_HEIGHT, Chip, ChipKind, dashed_rect, paint_dots, paint_sign};
pub(crate) use column_head::column_head;
pub(crate) use combo::{ComboChoice, combo, letters_atom};
pub(crate) use form::{choose, hint, segments};
pub(crate) use letters::{letters, paint_letters, paint_quiet_letters};
pub(crate) use words::{cut, is_right_to_left, kept_together, line, unbroken};
