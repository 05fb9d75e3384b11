package nl.driehoek.housing.tenancy;

/** Who has to sign. */
public enum SigningParty {
  TENANT,
  CORPORATION,
  CARE_INSTITUTION
}
