/** What was read and changed of one person, from the audit trail, as that person may know it. */
@NullMarked
package nl.driehoek.platform.web.uses;

import org.jspecify.annotations.NullMarked;
