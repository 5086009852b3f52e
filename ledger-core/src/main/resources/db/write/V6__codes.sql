-- Books, units and accounts sort by their characters, RESERVE after all digits, in tables, indexes and reports alike. It stands
-- here because read schemas come and go, and what a prepared query answers must not change its type with them.
CREATE DOMAIN code AS text COLLATE "C";
