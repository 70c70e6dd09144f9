//! Names: capitalised words and recognised entities, put together to people, organisations and places.

pub(crate) mod entities;
pub(crate) mod forms;
pub(crate) mod genders;
pub(crate) mod index;
pub(crate) mod labels;
pub(crate) mod people;
mod short_forms;
pub(crate) mod sightings;
pub(crate) mod spans;
pub(crate) mod titles;
