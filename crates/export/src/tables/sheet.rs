//! The tables as a workbook. Texts are written as texts: no spreadsheet takes one for a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use model::spelled_out;

use super::{Cell, DataTable, Reading};
use crate::progress::Progress;
use crate::{ExportError, OutputFile};

/// The most characters that a cell of Excel holds, and what is said where more were cut.
const MOST: usize = 32_767;
const CUT: &str = " … (cut: a cell holds no more)";

/// A sheet: its name, and its rows, of which the first names the columns.
pub(in super::super) type Sheet = (String, Vec<Vec<Cell>>);

pub(super) fn workbook(
    reading: &Reading<'_>,
    tables: Vec<DataTable>,
    progress: Progress<'_>,
) -> Result<Vec<OutputFile>, ExportError> {
    let sheets = tables.into_iter().map(|table| {
        let mut rows = vec![table.columns.iter().map(|name| Cell::text(*name)).collect()];
        rows.extend(table.rows);
        (table.name.to_owned(), rows)
    });
    Ok(vec![OutputFile::bytes_of(
        format!("{}.xlsx", reading.stem()),
        book(reading, sheets.collect(), progress)?,
    )])
}

/// Makes a workbook of sheets.
pub(in super::super) fn book(
    reading: &Reading<'_>,
    sheets: Vec<Sheet>,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ExportError> {
    let broken = |error: XlsxError| ExportError::Broken { format: "workbook", problem: error.to_string() };
    let mut book = begun(reading).map_err(broken)?;
    let all = sheets.iter().map(|(_, rows)| rows.len()).sum();
    let mut done = 0;
    for (name, rows) in &sheets {
        progress.at(done, all)?;
        sheet(&mut book, name, rows).map_err(broken)?;
        done += rows.len();
    }
    progress.at(done, all)?;
    book.save_to_buffer().map_err(broken)
}

/// An empty workbook with the title and the day of the project.
fn begun(reading: &Reading<'_>) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // The day of the project, not that of the export: the same project gives the same bytes.
    let created = ExcelDateTime::from_timestamp(reading.project.created.as_second())?;
    book.set_properties(&DocProperties::new().set_title(reading.title()).set_creation_datetime(&created));
    Ok(book)
}

/// Adds a sheet.
fn sheet(book: &mut Workbook, name: &str, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (line, row) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(row) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) if line == 0 => {
                    sheet.write_string_with_format(line, column, fitting(text), &bold)?
                }
                Cell::Text(text) => sheet.write_string(line, column, fitting(text))?,
                Cell::Whole(number) => sheet.write_number(line, column, *number as f64)?,
                Cell::Fraction(number) => sheet.write_number(line, column, *number)?,
                Cell::Truth(truth) => sheet.write_boolean(line, column, *truth)?,
            };
        }
    }
    let columns = rows.first().map_or(0, Vec::len);
    if let (Some(last), true) = (columns.checked_sub(1), rows.len() > 1) {
        sheet.autofilter(0, 0, rows.len() as u32 - 1, last as u16)?;
    }
    Ok(())
}

/// A text as a cell can hold it. Excel counts in units of UTF-16.
fn fitting(text: &str) -> String {
    let text = spelled_out(text);
    if text.len() <= MOST || text.encode_utf16().count() <= MOST {
        return text.into_owned();
    }
    let mut room = MOST - CUT.encode_utf16().count();
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    text.chars().take_while(fits).chain(CUT.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_is_cut_and_says_so() {
        assert_eq!(fitting("=1+1"), "=1+1");
        for sign in ["a", "é", "👩"] {
            let cut = fitting(&sign.repeat(MOST));
            assert_eq!(cut.ends_with(CUT), sign.len() > 2);
            assert!(cut.encode_utf16().count() <= MOST);
            assert!(fitting(&sign.repeat(MOST + 1)).ends_with(CUT));
        }
    }
}
