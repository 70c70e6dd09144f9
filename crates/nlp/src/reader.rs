//! Reading the fields of the file of weights.

/// The bytes that are still to be read. Each method takes the next field, or nothing where there is none.
pub(crate) struct ModelReader<'a> {
    bytes: &'a [u8],
}

impl<'a> ModelReader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(crate) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    pub(crate) fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take(4)?.as_array()?))
    }

    pub(crate) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        str::from_utf8(self.take(length)?).ok()
    }

    pub(crate) fn texts(&mut self) -> Option<Vec<Box<str>>> {
        let count = self.count()?;
        (0..count).map(|_| self.text().map(Box::from)).collect()
    }

    pub(crate) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.count()?;
        self.take(length)
    }

    /// Takes a list of numbers of `N` bytes each.
    pub(crate) fn array<const N: usize>(&mut self) -> Option<&'a [[u8; N]]> {
        let count = self.count()?;
        let (items, _) = self.take(count.checked_mul(N)?)?.as_chunks::<N>();
        Some(items)
    }

    pub(crate) fn floats(&mut self) -> Option<Vec<f32>> {
        Some(self.array()?.iter().map(|item| f32::from_le_bytes(*item)).collect())
    }

    pub(crate) fn shorts(&mut self) -> Option<Vec<i16>> {
        Some(self.array()?.iter().map(|item| i16::from_le_bytes(*item)).collect())
    }

    pub(crate) fn numbers(&mut self) -> Option<Vec<u32>> {
        Some(self.array()?.iter().map(|item| u32::from_le_bytes(*item)).collect())
    }

    pub(crate) fn longs(&mut self) -> Option<Vec<u64>> {
        Some(self.array()?.iter().map(|item| u64::from_le_bytes(*item)).collect())
    }
}
