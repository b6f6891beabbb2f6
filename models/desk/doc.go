// Package desk plays a support desk behind an AI assistant: customers raise
// issues, issues cause contacts, contacts meet triage, assistant, escape valve
// and people; what customers lived through adds up and they leave later.
package desk
