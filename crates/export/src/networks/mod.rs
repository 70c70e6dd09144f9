//! Networks for other programs: `GraphML`, DL of UCINET, matrices and edge lists as CSV. What each counts is worked out, and defined, in
//! `analysis`.

mod net;

use model::spelled_out;

use super::cell::{Cell, csv, fraction};
use super::markup::Markup;
use super::reading::Reading;
use super::{ExportError, OutputFile};
use net::{Net, NodeShape};

/// Makes a file of each network.
fn each(
    reading: &Reading<'_>,
    file: impl Fn(&Net) -> Vec<OutputFile>,
) -> Result<Vec<OutputFile>, ExportError> {
    let nets = net::all(reading);
    if nets.iter().all(|net| net.ties.is_empty()) {
        return Err(ExportError::Nothing(
            "nobody in the project uses a tag, and nobody answers anybody, so there is no network: tag or link statements first",
        ));
    }
    let mut files = Vec::new();
    for (at, net) in nets.iter().enumerate() {
        reading.progress.part(0.3, 1.0).at(at, nets.len())?;
        files.extend(file(net));
    }
    Ok(files)
}

/// Every network as `GraphML`, with all attributes.
pub(super) fn graphml(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    each(reading, |net| vec![OutputFile::text(format!("{}.graphml", net.name), xml(net))])
}

fn xml(net: &Net) -> String {
    let mut page = Markup::default();
    page.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (name, _) in net::ATTRIBUTES {
        page.raw("<key id=\"")
            .raw(name)
            .raw("\" for=\"node\" attr.name=\"")
            .raw(name)
            .raw("\" attr.type=\"string\"/>\n");
    }
    if matches!(net.shape, NodeShape::TwoMode { .. }) {
        page.raw("<key id=\"bipartite\" for=\"node\" attr.name=\"bipartite\" attr.type=\"int\"/>\n");
    }
    for value in net.values {
        page.raw("<key id=\"").raw(value).raw("\" for=\"edge\" attr.name=\"").raw(value);
        page.raw("\" attr.type=\"double\"/>\n");
    }
    page.raw("<graph id=\"").text(&net.name).raw("\" edgedefault=\"");
    page.raw(if net.shape == NodeShape::Directed { "directed" } else { "undirected" }).raw("\">\n");
    for (at, node) in net.nodes.iter().enumerate() {
        page.raw("<node id=\"").text(&node.id).raw("\">");
        for (name, of) in net::ATTRIBUTES {
            let text = of(node);
            if !text.is_empty() {
                page.raw("<data key=\"").raw(name).raw("\">").text(text).raw("</data>");
            }
        }
        if let NodeShape::TwoMode { rows } = net.shape {
            page.raw("<data key=\"bipartite\">").value(u8::from(at >= rows)).raw("</data>");
        }
        page.raw("</node>\n");
    }
    for tie in &net.ties {
        let Some((from, to)) = net.nodes.get(tie.from).zip(net.nodes.get(tie.to)) else { continue };
        page.raw("<edge source=\"").text(&from.id).raw("\" target=\"").text(&to.id).raw("\">");
        for (name, value) in net.values.iter().zip(&tie.values) {
            page.raw("<data key=\"").raw(name).raw("\">").text(&fraction(*value)).raw("</data>");
        }
        page.raw("</edge>\n");
    }
    page.raw("</graph>\n</graphml>\n");
    page.into_string()
}

/// Every network as a full matrix of counts for UCINET.
pub(super) fn dl(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    each(reading, |net| vec![OutputFile::text(format!("{}.dl", net.name), full_matrix(net))])
}

fn full_matrix(net: &Net) -> String {
    let (rows, columns) = net.sides();
    let labels = |nodes: &[net::NetworkNode]| {
        // A label ends with its quotation mark, whatever is in it.
        let label = |node: &net::NetworkNode| format!("\"{}\"\n", spelled_out(&node.label).replace('"', "'"));
        nodes.iter().map(label).collect::<String>()
    };
    let head = if matches!(net.shape, NodeShape::TwoMode { .. }) {
        let (nr, nc) = (rows.len(), columns.len());
        let (row, column) = (labels(rows), labels(columns));
        format!("dl nr={nr} nc={nc} format=fullmatrix\nrow labels:\n{row}column labels:\n{column}data:\n")
    } else {
        format!("dl n={} format=fullmatrix\nlabels:\n{}data:\n", rows.len(), labels(rows))
    };
    let lines = net.matrix(0).into_iter().map(|row| {
        let numbers: Vec<String> = row.into_iter().map(fraction).collect();
        numbers.join(" ") + "\n"
    });
    head + &lines.collect::<String>()
}

/// Every network as matrices: one of counts, and one for each normalisation.
pub(super) fn matrices(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    each(reading, |net| {
        let of = |(at, value): (usize, &&'static str)| {
            let name = if at == 0 { net.name.clone() } else { format!("{}-{value}", net.name) };
            OutputFile::text(format!("{name}.csv"), matrix(net, at))
        };
        net.values.iter().enumerate().map(of).collect()
    })
}

fn matrix(net: &Net, value: usize) -> String {
    let (rows, columns) = net.sides();
    let label = |node: &net::NetworkNode| Cell::text(node.label.as_str());
    let head = std::iter::once(Cell::Empty).chain(columns.iter().map(label)).collect();
    let mut lines: Vec<Vec<Cell>> = vec![head];
    for (node, row) in rows.iter().zip(net.matrix(value)) {
        lines.push(std::iter::once(label(node)).chain(row.into_iter().map(Cell::Fraction)).collect());
    }
    csv(lines.iter().map(Vec::as_slice))
}

/// Every network as a list of its ties.
pub(super) fn edges(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    each(reading, |net| vec![OutputFile::text(format!("{}.csv", net.name), list(net))])
}

fn list(net: &Net) -> String {
    let names = ["source", "target", "source_name", "target_name"].iter().chain(net.values);
    let mut lines: Vec<Vec<Cell>> = vec![names.map(|name| Cell::text(*name)).collect()];
    for tie in &net.ties {
        let Some((from, to)) = net.nodes.get(tie.from).zip(net.nodes.get(tie.to)) else { continue };
        let ends = [&from.id, &to.id, &from.label, &to.label].map(|text| Cell::text(text.as_str()));
        lines.push(ends.into_iter().chain(tie.values.iter().copied().map(Cell::Fraction)).collect());
    }
    csv(lines.iter().map(Vec::as_slice))
}
