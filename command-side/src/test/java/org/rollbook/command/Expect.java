package org.rollbook.command;

import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;

/** What tests of decisions look for. */
public final class Expect {
    /** A refusal whose sentence and hint can be made from its parameters. */
    public static Matcher<Refused> refusedWith(RefusalCode code) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Refused refused) {
                Object[] parameters = refused.parameters().toArray();
                return refused.code() == code
                        && !code.describe(parameters).isEmpty()
                        && !code.advise(parameters).isEmpty();
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("refused with " + code);
            }

            @Override
            protected void describeMismatchSafely(Refused refused, Description description) {
                description.appendText(refused.code() + ": " + refused.getMessage());
            }
        };
    }

    /** The outcome with the codes of the warnings only. */
    public static Matcher<Outcome> outcome(Outcome.Result result, String... codes) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Outcome outcome) {
                return outcome.result() == result
                        && outcome.warnings().stream()
                                .map(Warning::code)
                                .toList()
                                .equals(List.of(codes));
            }

            @Override
            public void describeTo(Description description) {
                description.appendText(result + " with " + List.of(codes));
            }
        };
    }

    private Expect() {}
}
