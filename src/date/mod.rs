//! Dates as chroniclers know them: EDTF (ISO 8601-2:2019), its bounds, certainty and wording.
