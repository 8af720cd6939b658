package org.rollbook.query.readmodel.mongo;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import org.rollbook.query.readmodel.Model;

/** Names of a generation's collections, and their indexes. */
record Names(int generation) {
    String rows(String model) {
        return "rm_" + generation + "_" + model;
    }

    String tallies(String model) {
        return rows(model) + "__tallies";
    }

    String progress() {
        return rows("_progress");
    }

    static List<IndexModel> rowIndexes(Model model) {
        var indexes = new ArrayList<IndexModel>();
        indexes.add(index());
        indexes.add(index(Documents.SCHOOLS));
        for (var field : model.fields()) {
            if (field.indexed()) indexes.add(index(Documents.path(field.name())));
        }
        if (model.followed()) {
            indexes.add(new IndexModel(Indexes.ascending(Documents.FROM, Documents.ID)));
            indexes.add(new IndexModel(Indexes.ascending(Documents.TO, Documents.ID)));
        }
        return indexes;
    }

    static List<IndexModel> tallyIndexes() {
        return List.of(new IndexModel(Indexes.ascending(Documents.TO)));
    }

    private static IndexModel index(String... first) {
        var keys = new ArrayList<>(List.of(first));
        keys.addAll(List.of(Documents.ID, Documents.FROM, Documents.TO));
        return new IndexModel(Indexes.ascending(keys));
    }
}
