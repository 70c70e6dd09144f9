//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    rejoinder::cli::run()
}
