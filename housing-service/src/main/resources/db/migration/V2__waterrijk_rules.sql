-- The first rules of the demo region. Figures of 2026: domain rules for allocation, price level 1 January 2026.
insert into rule_set (rule_set_id, region_code, version, valid_from, reason, body, added_at) values (
  '01900000-0000-7000-8000-0000000c0001', 'waterrijk', '2026.1', '2026-01-01',
  'Eerste regels van de regio Waterrijk', '{
  "answerWorkingDays": 5,
  "refusalsMax": 2,
  "lockoutMonths": 3,
  "incomeProofYearsMax": 2,
  "temporaryMonthsMax": 24,
  "rules": [
    {"rule": "ROOMS", "hard": true},
    {"rule": "GROUND_FLOOR_OR_LIFT", "hard": true},
    {"rule": "STEP_FREE", "hard": true},
    {"rule": "PETS", "hard": true},
    {"rule": "RENT_MAX", "hard": true},
    {"rule": "HOUSEHOLD_ROOMS", "hard": true},
    {"rule": "COVENANT_PARTY", "hard": true},
    {"rule": "FITTING_RENT", "hard": true},
    {"rule": "SOCIAL_INCOME", "hard": false},
    {"rule": "UNDER_21_RENT", "hard": false},
    {"rule": "INCOME_PROOF", "hard": false},
    {"rule": "QUOTA", "hard": false}
  ],
  "order": ["PRIORITY_CATEGORY", "WISHED_AREA", "URGENCY_DATE", "READY_DATE", "REQUEST_DATE", "REQUEST_ID"],
  "refusals": [
    {"reason": "WBN", "counted": true},
    {"reason": "WKN", "counted": true},
    {"reason": "WOB", "counted": false},
    {"reason": "BUI", "counted": true},
    {"reason": "PAO", "counted": true},
    {"reason": "HUU", "counted": false},
    {"reason": "PER", "counted": false},
    {"reason": "GEE", "counted": true},
    {"reason": "ANV", "counted": false},
    {"reason": "REA", "counted": true},
    {"reason": "NIE", "counted": true}
  ],
  "limits": [{
    "year": 2026,
    "socialIncomeOneCents": 5153700, "socialIncomeMoreCents": 5691000, "socialRentMaxCents": 93293,
    "fittingIncomeOneCents": 2940000, "fittingIncomeMoreCents": 3992500,
    "fittingIncomeOneElderlyCents": 2877500, "fittingIncomeMoreElderlyCents": 3865000,
    "fittingRentOneTwoCents": 71302, "fittingRentThreeCents": 76414, "under21RentCents": 49820,
    "fittingShareBasisPoints": 9500, "socialShareBasisPoints": 9250
  }]
}', '2026-01-01T00:00:00Z');
