//! Small parts that several views share.

mod button;
mod letter;

pub(crate) use button::{command_button, command_menu_item};
pub(crate) use letter::{letter, paint_letter};
