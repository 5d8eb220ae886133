package signinghelper.formats.pdf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Each attack is found, for its own reason. */
class AttackTest {
    static List<Attack> attacks() throws Exception {
        var attacks = new ArrayList<>(UpdateAttacks.all());
        attacks.addAll(StructureAttacks.all());
        attacks.addAll(PreparedAttacks.all());
        attacks.addAll(TwofoldAttacks.all());
        attacks.addAll(FormAttacks.all());
        attacks.addAll(ObjectAttacks.all());
        attacks.addAll(SpellingAttacks.all());
        attacks.addAll(RoleAttacks.all());
        attacks.addAll(StreamAttacks.all());
        attacks.addAll(RangeAttacks.all());
        attacks.addAll(CertifiedAttacks.all());
        return attacks;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isFound(Attack attack) throws Exception {
        var verdict = Verdict.on(attack.pdf().toArray());

        if (attack.field().isEmpty()) {
            assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(attack.indication());
            assertThat(verdict.remarks()).as("%s", verdict).contains(attack.code());
        } else {
            assertThat(verdict.indication(attack.field())).as("%s", verdict).isEqualTo(attack.indication());
            assertThat(verdict.codes(attack.field())).as("%s", verdict).contains(attack.code());
        }
    }
}
