//! Arguments in, exit code out: nothing else.

fn main() -> std::process::ExitCode {
    let file = std::env::args_os().nth(1).map(Into::into);
    match rejoinder::app::run(file) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}
