#include "schema.h"

namespace toposcope::store::sqlite {
namespace {

/// The read views: the SQL contract, version 1.  A change of meaning needs v2_ views beside these.
/// Names are joined by their kind too, for that is how their index finds them by text.
constexpr const char* kViews = R"sql(
CREATE VIEW v1_objects AS
  SELECT n.id AS row, e.text AS environment, t.text AS type, n.ext_id AS id, n.key AS key,
         n.name AS name, coalesce(p.text, '') AS parent_type, n.parent_id AS parent_id,
         n.placeholder AS placeholder, coalesce(s.text, '') AS source,
         n.first_seen AS first_seen, n.valid_from AS changed,
         coalesce(d.document, '{}') AS document
  FROM node n JOIN name e ON e.kind = 1 AND e.id = n.environment
  JOIN name t ON t.kind = 2 AND t.id = n.type
  LEFT JOIN name p ON p.id = n.parent_type LEFT JOIN name s ON s.id = n.source
  LEFT JOIN node_document d ON d.id = n.id;

CREATE VIEW v1_links AS
  SELECT l.id AS row, e.text AS environment, t.text AS link_type, l.key AS key, l.name AS name,
         l.source AS source_row, a.key AS source_key, a.ext_id AS source_id,
         l.target AS target_row, b.key AS target_key, b.ext_id AS target_id,
         CASE l.implicit WHEN 0 THEN 'false' WHEN 1 THEN 'true' WHEN 2 THEN 'null'
           ELSE 'missing' END AS implicit,
         coalesce(s.text, '') AS source, l.valid_from AS changed, d.document AS document
  FROM link l JOIN name e ON e.kind = 1 AND e.id = l.environment
  JOIN name t ON t.kind = 3 AND t.id = l.type
  JOIN node a ON a.id = l.source JOIN node b ON b.id = l.target
  LEFT JOIN name s ON s.id = l.origin JOIN link_document d ON d.id = l.id;

CREATE VIEW v1_clique_members AS
  SELECT c.key AS clique, c.environment AS environment,
         coalesce(c.document ->> '$.focal_point', '') AS focal_point,
         coalesce(c.document ->> '$.focal_point_type', '') AS focal_point_type,
         coalesce(c.document ->> '$.clique_type', '') AS clique_type,
         m.kind AS kind, CAST(j.value AS TEXT) AS key
  FROM document c
  JOIN (SELECT 'node' AS kind, '$.nodes' AS path UNION ALL SELECT 'link', '$.links') m
  JOIN json_each(c.document, m.path) j
  WHERE c.collection = 'cliques' AND json_valid(c.document);

CREATE VIEW v1_status_now AS
  SELECT CASE s.subject WHEN 0 THEN 'node' ELSE 'link' END AS kind, s.row AS row,
         coalesce(n.key, l.key) AS key, e.text AS environment, t.text AS type, s.source AS source,
         CASE s.value WHEN 0 THEN 'no check' WHEN 1 THEN 'OK' WHEN 2 THEN 'Warning'
           WHEN 3 THEN 'Error' WHEN 4 THEN 'Unknown' WHEN 5 THEN 'Stale'
           ELSE 'Maintenance' END AS value,
         s.text AS text, s.time AS time_us, s.since AS since_us,
         s.acknowledged AND (s.acknowledged_until = 0
           OR s.acknowledged_until > unixepoch() * 1000000) AS acknowledged,
         s.acknowledged_by AS acknowledged_by, s.acknowledged_comment AS acknowledged_comment,
         s.acknowledged_until AS acknowledged_until_us
  FROM status s
  LEFT JOIN node n ON s.subject = 0 AND n.id = s.row
  LEFT JOIN link l ON s.subject = 1 AND l.id = s.row
  JOIN name e ON e.id = coalesce(n.environment, l.environment)
  JOIN name t ON t.id = coalesce(n.type, l.type);

CREATE VIEW v1_revisions AS
  SELECT number, time AS time_us,
         strftime('%Y-%m-%dT%H:%M:%fZ', time / 1000000.0, 'unixepoch') AS time_utc,
         kind, source, comment, nodes_added, nodes_changed, nodes_retired,
         links_added, links_changed, links_retired, documents_changed
  FROM revision;

CREATE VIEW v1_findings AS
  SELECT 'placeholder' AS finding, e.text AS environment, t.text AS type, n.key AS key,
         'links end here, but no source describes it' AS detail
  FROM node n JOIN name e ON e.id = n.environment JOIN name t ON t.id = n.type
  WHERE n.placeholder = 1
  UNION ALL
  SELECT 'implicit missing', e.text, t.text, l.key,
         CASE l.implicit WHEN 2 THEN 'the field implicit is null'
           ELSE 'the field implicit is not there' END
  FROM link l JOIN name e ON e.id = l.environment JOIN name t ON t.id = l.type
  WHERE l.implicit >= 2
  UNION ALL
  SELECT 'duplicate id', e.text, t.text, min(n.key),
         count(*) || ' nodes share the id ' || n.ext_id
  FROM node n JOIN name e ON e.id = n.environment JOIN name t ON t.id = n.type
  WHERE n.placeholder = 0 GROUP BY n.type, n.ext_id, n.environment HAVING count(*) > 1
  UNION ALL
  SELECT 'undeclared environment', e.text, '', e.text,
         'nodes or links name it, but no environments_config document declares it'
  FROM name e
  WHERE e.kind = 1
    AND NOT EXISTS(SELECT 1 FROM document d
                   WHERE d.collection = 'environments_config' AND d.key = e.text)
    AND (EXISTS(SELECT 1 FROM node_count c
                WHERE c.environment = e.id AND c.placeholder = 0 AND c.count > 0)
      OR EXISTS(SELECT 1 FROM link_count c WHERE c.environment = e.id AND c.count > 0));
)sql";

}  // namespace

void create_views(Connection& db) { db.execute(kViews); }

}  // namespace toposcope::store::sqlite
