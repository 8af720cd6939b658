package org.rollbook.command.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.Facts.RosterFact;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.Warning;
import org.rollbook.messages.roster.AcademicSessionWithdrawn;
import org.rollbook.messages.roster.ClassWithdrawn;
import org.rollbook.messages.roster.CourseWithdrawn;
import org.rollbook.messages.roster.DemographicsWithdrawn;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.OrgWithdrawn;
import org.rollbook.messages.roster.PersonWithdrawn;
import org.rollbook.messages.roster.ReportRoster;
import org.rollbook.messages.roster.ResourceWithdrawn;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.messages.roster.RosterReport;
import org.rollbook.messages.roster.RosterWithdrawal;
import org.rollbook.messages.roster.WithdrawRoster;

/**
 * Decides about chunks of the roster. Its records only mirror the student information system and have no rules of
 * their own, so there is no aggregate for each: a record that differs from the last report gets an event in its own
 * stream.
 */
public class RosterReports {
    private static final Pattern GUID = Pattern.compile("[0-9A-Za-z._/@-]{1,255}");

    @CommandHandler
    public Outcome decide(ReportRoster c, Facts facts, EventBus events) {
        Map<String, RosterFact> known = facts.roster(
                c.kind(), c.records().stream().map(RosterReport::id).toList());
        List<DomainEventMessage<?>> changed = new ArrayList<>(c.records().size());
        List<Warning> warnings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RosterReport record : c.records()) {
            if (record.kind() != c.kind() || !GUID.matcher(record.id()).matches()) {
                warnings.add(
                        new Warning("record_invalid", "A record of " + c.kind().collection() + " has no valid id."));
            } else if (seen.add(record.id())) {
                RosterFact before = known.get(record.id());
                if (before == null || !before.active() || !before.hash().equals(ContentHash.of(record))) {
                    changed.add(event(c.kind(), record.id(), before, record));
                }
            }
        }
        return publish(changed, events).with(warnings);
    }

    @CommandHandler
    public Outcome decide(WithdrawRoster c, Facts facts, EventBus events) {
        Map<String, RosterFact> known = facts.roster(c.kind(), c.ids());
        List<DomainEventMessage<?>> withdrawn = new ArrayList<>(c.ids().size());
        for (String id : new HashSet<>(c.ids())) {
            RosterFact before = known.get(id);
            if (before != null && before.active()) {
                withdrawn.add(event(c.kind(), id, before, withdrawal(c.kind(), id)));
            }
        }
        return publish(withdrawn, events);
    }

    private static Outcome publish(List<DomainEventMessage<?>> messages, EventBus events) {
        if (messages.isEmpty()) {
            return Outcome.unchanged();
        }
        events.publish(messages);
        return Outcome.changed();
    }

    private static DomainEventMessage<?> event(
            RosterKind kind, String id, @Nullable RosterFact before, Object payload) {
        long version = before == null ? 0 : before.version() + 1;
        return new GenericDomainEventMessage<>(kind.word(), kind.stream(id), version, payload);
    }

    static RosterWithdrawal withdrawal(RosterKind kind, String id) {
        return switch (kind) {
            case ORG -> new OrgWithdrawn(id);
            case ACADEMIC_SESSION -> new AcademicSessionWithdrawn(id);
            case COURSE -> new CourseWithdrawn(id);
            case CLASS -> new ClassWithdrawn(id);
            case USER -> new PersonWithdrawn(id);
            case ENROLLMENT -> new EnrollmentWithdrawn(id);
            case DEMOGRAPHICS -> new DemographicsWithdrawn(id);
            case RESOURCE -> new ResourceWithdrawn(id);
        };
    }
}
