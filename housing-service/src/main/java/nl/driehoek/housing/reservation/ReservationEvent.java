package nl.driehoek.housing.reservation;

/** What became of a hold; kept in its journal. */
public sealed interface ReservationEvent {

  record UnitHeld() implements ReservationEvent {}

  record UnitKept() implements ReservationEvent {}

  record UnitCleared() implements ReservationEvent {}

  record UnitConfirmed() implements ReservationEvent {}

  record UnitReleased() implements ReservationEvent {}

  record HoldExpired() implements ReservationEvent {}
}
