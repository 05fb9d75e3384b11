-- A covenant may be written with capitals (WATERRIJK); homes and rules never are. The same region has one spelling here.
update covenant set region_code = lower(region_code) where region_code <> lower(region_code);
