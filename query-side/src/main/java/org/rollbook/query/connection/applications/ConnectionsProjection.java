package org.rollbook.query.connection.applications;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ClientKeysSet;
import org.rollbook.messages.connection.ConflictPolicyChanged;
import org.rollbook.messages.connection.ConnectionDisabled;
import org.rollbook.messages.connection.ConnectionEnabled;
import org.rollbook.messages.connection.ConnectionMoved;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.FunctionDisabled;
import org.rollbook.messages.connection.FunctionEnabled;
import org.rollbook.messages.connection.ScopeChanged;
import org.rollbook.messages.connection.SecretExpirySet;
import org.rollbook.messages.connection.SecretRenewed;
import org.rollbook.messages.connection.SecretSealed;
import org.rollbook.messages.connection.VendorHeaderDemanded;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Keeps each connection as it stands. */
public final class ConnectionsProjection implements Projection {
    static final String CLIENT = "clientId";
    static final String APPLICATION = "applicationId";
    public static final Model CONNECTIONS =
            Model.named("connections").indexedText(CLIENT).indexedText(APPLICATION);

    @Override
    public List<Model> models() {
        return List.of(CONNECTIONS);
    }

    @Override
    public int revision() {
        return 4;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        switch (entry.event()) {
            case ConnectionOpened e -> changes.put(CONNECTIONS, row(StoredConnection.opened(e, sorted(e.schools()))));
            case ConnectionEnabled e -> amend(changes, e.connectionId(), c -> c.enabled(true));
            case ConnectionDisabled e -> amend(changes, e.connectionId(), c -> c.enabled(false));
            case FunctionEnabled e -> amend(changes, e.connectionId(), c -> c.with(e.function()));
            case FunctionDisabled e -> amend(changes, e.connectionId(), c -> c.without(e.function()));
            case ScopeChanged e ->
                amend(changes, e.connectionId(), c -> c.seeing(sorted(e.schools()), e.demographics()));
            case SecretRenewed e ->
                amend(changes, e.connectionId(), c -> c.renewed(e.secretSha256(), e.previousUntil()));
            case SecretSealed e -> amend(changes, e.connectionId(), c -> c.sealed(e.secretSha256(), e.sealedSecret()));
            case SecretExpirySet e ->
                amend(changes, e.connectionId(), c -> c.expiring(e.secretSha256(), e.expiresAt()));
            case ClientKeysSet e -> amend(changes, e.connectionId(), c -> c.signingWith(e.keys()));
            case VendorHeaderDemanded e -> amend(changes, e.connectionId(), c -> c.demanding(e.header()));
            case ConnectionMoved e -> amend(changes, e.connectionId(), c -> c.movedTo(e.toApplicationId()));
            case ConflictPolicyChanged e -> amend(changes, e.connectionId(), c -> c.deciding(e.policy()));
            default -> {}
        }
    }

    private static void amend(Changes changes, String id, UnaryOperator<StoredConnection> change) {
        changes.amend(CONNECTIONS, id, row -> row(change.apply(StoredJson.read(row.body(), StoredConnection.class))));
    }

    private static Row row(StoredConnection connection) {
        return new Row(
                connection.id(),
                null,
                true,
                StoredJson.write(connection),
                null,
                Map.of(CLIENT, connection.clientId(), APPLICATION, connection.applicationId()));
    }

    private static @Nullable Set<String> sorted(@Nullable Set<String> schools) {
        return schools == null ? null : new TreeSet<>(schools);
    }
}
