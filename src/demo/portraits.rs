//! Photographs for the demonstration: drawings of nobody.

use crate::domain::photograph::Photograph;

/// The drawings, given out in turn.
const DRAWINGS: [&[u8]; 4] = [
    include_bytes!("portraits/one.png"),
    include_bytes!("portraits/two.png"),
    include_bytes!("portraits/three.png"),
    include_bytes!("portraits/four.png"),
];

/// The drawing of the person at this place in the list; the last of them has none, as some cards' holders do.
#[must_use]
pub fn of(index: usize) -> Option<Photograph> {
    if index + 1 == super::people::PEOPLE.len() {
        return None;
    }
    Photograph::parse(DRAWINGS[index % DRAWINGS.len()].to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_is_a_photograph() {
        for drawing in DRAWINGS {
            assert!(Photograph::parse(drawing.to_vec()).is_ok());
        }
    }
}
