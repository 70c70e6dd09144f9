//! Facts about the running process.

use std::fs;

/// Returns whether the program was started so that it ignores a signal, as `nohup` does with the hang-up
/// signal. Reads a file that only Linux has; on other systems no signal counts as ignored.
#[must_use]
pub fn ignores_signal(number: i32) -> bool {
    fs::read_to_string("/proc/self/status").is_ok_and(|status| has_ignored(&status, number))
}

fn has_ignored(status: &str, number: i32) -> bool {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
    (1..=64).contains(&number) && mask >> (number - 1) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_signal_has_its_bit() {
        let status = "Name:\trejoinder\nSigBlk:\t0000000000000000\nSigIgn:\t0000000000001001\nSigCgt:\t0000000100000000\n";
        assert!(has_ignored(status, 1) && has_ignored(status, 13));
        assert!(!has_ignored(status, 2) && !has_ignored(status, 15) && !has_ignored(status, 33));
        assert!(!has_ignored("", 1) && !has_ignored(status, 0) && !has_ignored("SigIgn:\tzz", 1));
    }
}
