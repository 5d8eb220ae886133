/** Client of a portal's enrolment directory; {@code docs/enrolment.md} describes the contract. */
@NullMarked
package signinghelper.enrolment;

import org.jspecify.annotations.NullMarked;
