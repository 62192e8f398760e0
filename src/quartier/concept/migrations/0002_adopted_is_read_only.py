"""The database itself refuses to change what the council adopted."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION concept_refuse_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_key uuid;
    new_key uuid;
BEGIN
    IF TG_TABLE_NAME = 'concept_planversion' THEN
        IF OLD.adopted_on IS NOT NULL THEN
            RAISE EXCEPTION 'plan version % is adopted', OLD.id USING ERRCODE = 'check_violation';
        END IF;
    ELSE
        IF TG_TABLE_NAME IN ('concept_goal', 'concept_measure') THEN
            IF TG_OP <> 'INSERT' THEN old_key := OLD.version_id; END IF;
            IF TG_OP <> 'DELETE' THEN new_key := NEW.version_id; END IF;
        ELSE
            IF TG_OP <> 'INSERT' THEN
                SELECT version_id INTO old_key FROM concept_measure WHERE id = OLD.measure_id;
            END IF;
            IF TG_OP <> 'DELETE' THEN
                SELECT version_id INTO new_key FROM concept_measure WHERE id = NEW.measure_id;
            END IF;
        END IF;
        IF EXISTS (
            SELECT FROM concept_planversion
            WHERE id IN (old_key, new_key) AND adopted_on IS NOT NULL
        ) THEN
            RAISE EXCEPTION 'plan version is adopted' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER adopted_is_read_only BEFORE UPDATE OR DELETE ON concept_planversion
    FOR EACH ROW EXECUTE FUNCTION concept_refuse_adopted();
CREATE TRIGGER adopted_is_read_only BEFORE INSERT OR UPDATE OR DELETE ON concept_goal
    FOR EACH ROW EXECUTE FUNCTION concept_refuse_adopted();
CREATE TRIGGER adopted_is_read_only BEFORE INSERT OR UPDATE OR DELETE ON concept_measure
    FOR EACH ROW EXECUTE FUNCTION concept_refuse_adopted();
CREATE TRIGGER adopted_is_read_only BEFORE INSERT OR UPDATE OR DELETE ON concept_measure_fields
    FOR EACH ROW EXECUTE FUNCTION concept_refuse_adopted();
CREATE TRIGGER adopted_is_read_only BEFORE INSERT OR UPDATE OR DELETE ON concept_measure_goals
    FOR EACH ROW EXECUTE FUNCTION concept_refuse_adopted();
"""

BACK = """
DROP TRIGGER adopted_is_read_only ON concept_planversion;
DROP TRIGGER adopted_is_read_only ON concept_goal;
DROP TRIGGER adopted_is_read_only ON concept_measure;
DROP TRIGGER adopted_is_read_only ON concept_measure_fields;
DROP TRIGGER adopted_is_read_only ON concept_measure_goals;
DROP FUNCTION concept_refuse_adopted();
"""


class Migration(migrations.Migration):
    dependencies = [("concept", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACK)]
