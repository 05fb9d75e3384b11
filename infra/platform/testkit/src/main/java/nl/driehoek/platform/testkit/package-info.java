/**
 * What tests need: a real database and broker with nothing of another test in them, a clock that
 * the test sets, tokens of every identity, the wrong ones too, and the architecture rules.
 */
@NullMarked
package nl.driehoek.platform.testkit;

import org.jspecify.annotations.NullMarked;
