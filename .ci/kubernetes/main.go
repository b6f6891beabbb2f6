// Command kubernetescheck validates a manifest against the OpenAPI schema that
// Kubernetes publishes with its source: kubernetescheck SPEC-FOLDER MANIFEST.
// Fields the schema does not know are refused, as the API server's strict
// validation does.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// where a kind is described.
var specs = map[string][2]string{
	"ConfigMap": {"api__v1_openapi.json", "io.k8s.api.core.v1.ConfigMap"},
	"Job":       {"apis__batch__v1_openapi.json", "io.k8s.api.batch.v1.Job"},
}

func main() {
	if err := check(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func check(folder, manifest string) error {
	var list struct {
		Items []map[string]any `json:"items"`
	}
	if err := read(manifest, &list); err != nil {
		return err
	}
	if len(list.Items) != 3 {
		return fmt.Errorf("%d objects, want a ConfigMap and two Jobs", len(list.Items))
	}
	for _, item := range list.Items {
		kind := item["kind"].(string)
		schema, err := compile(filepath.Join(folder, specs[kind][0]), specs[kind][1])
		if err != nil {
			return err
		}
		if err := schema.Validate(item); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
		if err := checkNames(item); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
		item["spoilt"] = true // a check that cannot fail is none
		if schema.Validate(item) == nil {
			return fmt.Errorf("%s: an unknown field was accepted", kind)
		}
	}
	fmt.Printf("%s: %d objects, valid by the published schema\n", filepath.Base(manifest), len(list.Items))
	return nil
}

// What the API server asks of names besides the schema: of a ConfigMap's keys
// (IsConfigMapKey) and of objects (RFC 1123 labels, which all their Pods bear).
var (
	key   = regexp.MustCompile(`^[-._a-zA-Z0-9]{1,253}$`)
	label = regexp.MustCompile(`^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$`)
)

func checkNames(item map[string]any) error {
	if name := item["metadata"].(map[string]any)["name"].(string); !label.MatchString(name) {
		return fmt.Errorf("%q is no name of an object", name)
	}
	data, _ := item["data"].(map[string]any)
	for name := range data {
		if !key.MatchString(name) {
			return fmt.Errorf("%q is no key of a ConfigMap", name)
		}
	}
	return nil
}

func compile(path, name string) (*jsonschema.Schema, error) {
	var doc map[string]any
	if err := read(path, &doc); err != nil {
		return nil, err
	}
	for _, s := range doc["components"].(map[string]any)["schemas"].(map[string]any) {
		if s := s.(map[string]any); s["properties"] != nil {
			s["additionalProperties"] = false
		}
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("spec.json", doc); err != nil {
		return nil, err
	}
	return c.Compile("spec.json#/components/schemas/" + name)
}

func read(path string, v any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}
