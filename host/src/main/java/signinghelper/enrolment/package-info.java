/** Asks a portal's enrolment directory; {@code docs/enrolment.md} says how. */
@NullMarked
package signinghelper.enrolment;

import org.jspecify.annotations.NullMarked;
