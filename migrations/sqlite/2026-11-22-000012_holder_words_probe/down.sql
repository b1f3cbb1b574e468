DROP INDEX holder_words_by_holder;
CREATE INDEX holder_words_by_holder ON holder_words (holder_id);
