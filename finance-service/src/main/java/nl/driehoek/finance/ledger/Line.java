package nl.driehoek.finance.ledger;

/** Money that enters (above zero) or leaves (below zero) an account. */
public record Line(AccountName account, Money amount) {}
