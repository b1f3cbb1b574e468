//! Lists a page at a time: one row more than a page shows is read, and tells whether there is another page. Pure.

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// What it shows.
    pub rows: Vec<T>,
    /// Whether there are more behind it.
    pub more: bool,
}

impl<T> Page<T> {
    /// The page of `size` rows at most that these begin with.
    #[must_use]
    pub fn of(mut rows: Vec<T>, size: i64) -> Self {
        let size = usize::try_from(size).unwrap_or(0);
        let more = rows.len() > size;
        rows.truncate(size);
        Self { rows, more }
    }

    /// A page of `size` rows at most, from what `read` finds when it may find one more.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn read<E>(size: i64, read: impl FnOnce(i64) -> Result<Vec<T>, E>) -> Result<Self, E> {
        Ok(Self::of(read(size.saturating_add(1))?, size))
    }

    /// The key of its last row, behind which the next page begins; `None` when it is the last page.
    #[must_use]
    pub fn next_key<K>(&self, key: impl FnOnce(&T) -> K) -> Option<K> {
        self.rows.last().filter(|_| self.more).map(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_more_tells_of_another_page() {
        let read = |there: i64| {
            let page = Page::read(2, |limit| Ok::<_, ()>((0..there.min(limit)).collect()));
            let page: Page<i64> = page.unwrap();
            let next = page.next_key(|row| *row);
            (page.rows, next)
        };
        assert_eq!(read(0), (vec![], None));
        assert_eq!(read(2), (vec![0, 1], None));
        assert_eq!(read(3), (vec![0, 1], Some(1)));
        assert_eq!(read(9), (vec![0, 1], Some(1)));
    }

    #[test]
    fn what_cannot_be_read_is_no_page() {
        assert_eq!(Page::<()>::read(2, |_| Err("gone")), Err("gone"));
    }
}
