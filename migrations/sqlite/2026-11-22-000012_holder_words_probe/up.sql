-- A search by name looks up words of one holder after another: by the index alone, and not in the table.
DROP INDEX holder_words_by_holder;
CREATE INDEX holder_words_by_holder ON holder_words (holder_id, word);
