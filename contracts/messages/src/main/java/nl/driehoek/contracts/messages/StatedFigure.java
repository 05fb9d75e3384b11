package nl.driehoek.contracts.messages;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One number in a statement; what is not named is zero.
 *
 * @param name what was counted, such as OCCUPIED
 * @param ofId of which organisation it is a part, when the number is of one
 */
public record StatedFigure(@Form(Form.CODE) String name, @Nullable UUID ofId, long amount) {}
