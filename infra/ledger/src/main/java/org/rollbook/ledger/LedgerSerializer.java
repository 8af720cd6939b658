package org.rollbook.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.rollbook.messages.EventName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON under their stored names. A name in the ledger can only ever become one of the known event classes;
 * absent parts are left out, and parts that this version does not know are passed over.
 */
public final class LedgerSerializer extends Jackson3Serializer {
    private final EventNames names;

    public LedgerSerializer(EventNames names) {
        super(builder().jsonMapperBuilderCustomizer(LedgerSerializer::customize));
        this.names = names;
    }

    private static void customize(JsonMapper.Builder json) {
        json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        var name = ((Class<?>) type).getAnnotation(EventName.class);
        if (name != null) {
            return new SimpleSerializedType(name.value(), Integer.toString(name.revision()));
        }
        if (MetaData.class.isAssignableFrom(type)) {
            return super.typeForClass(type);
        }
        throw new SerializationException(type.getName() + " has no stored name");
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return classForType(type).getName();
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        var known = names.classOf(type.getName());
        if (known != null) {
            return known;
        }
        return MetaData.class.getName().equals(type.getName()) ? MetaData.class : UnknownSerializedType.class;
    }

    /** Text needs no detour by bytes. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        var type = classForType(serialized.getType());
        if (serialized.getData() instanceof String text && type != UnknownSerializedType.class) {
            try {
                return getReader(type).readValue(text);
            } catch (JacksonException broken) {
                throw new SerializationException(serialized.getType().getName() + " cannot be read", broken);
            }
        }
        return super.deserialize(serialized);
    }
}
