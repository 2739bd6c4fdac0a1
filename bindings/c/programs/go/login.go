// Logs a user in and out, checks a session JWT, and sees an error, through cgo.
package main

/*
#include <stdlib.h>
#include "stytch.h"
*/
import "C"

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"unsafe"
)

// Error is an error of the library, with all its fields.
type Error map[string]any

func (e Error) Error() string { return fmt.Sprint(e["message"]) }

// Client can be used by all goroutines at the same time.
type Client struct{ handle *C.StytchClient }

// FromEnv returns a client for the project in the environment.
func FromEnv() (*Client, error) {
	client := &Client{}
	var failure C.StytchText
	if C.stytch_client_from_env(&client.handle, &failure) != C.STYTCH_STATUS_OK {
		return nil, taken(failure)
	}
	return client, nil
}

// Close frees the client.
func (c *Client) Close() { C.stytch_client_free(c.handle) }

// Call calls an operation or a flow by name.
func (c *Client) Call(name string, args map[string]any) (map[string]any, error) {
	encoded, err := json.Marshal(args)
	if err != nil {
		return nil, err
	}
	cName, cArgs := C.CString(name), C.CString(string(encoded))
	defer C.free(unsafe.Pointer(cName))
	defer C.free(unsafe.Pointer(cArgs))
	var result, failure C.StytchText
	status := C.stytch_call(c.handle, cName, C.size_t(len(name)), cArgs, C.size_t(len(encoded)), nil, 0, &result, &failure)
	if status != C.STYTCH_STATUS_OK {
		return nil, taken(failure)
	}
	return read(result)
}

func read(text C.StytchText) (map[string]any, error) {
	defer C.stytch_text_free(text)
	var value map[string]any
	err := json.Unmarshal(C.GoBytes(unsafe.Pointer(text.data), C.int(text.length)), &value)
	return value, err
}

func taken(text C.StytchText) error {
	fields, err := read(text)
	if err != nil {
		return err
	}
	return Error(fields)
}

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	stytch, err := FromEnv()
	if err != nil {
		return err
	}
	defer stytch.Close()
	login, err := stytch.Call("consumer.passwords.create", map[string]any{
		"email": "ada@example.com", "password": "correct horse battery", "session_duration_minutes": 60,
	})
	if err != nil {
		return err
	}
	checked, err := stytch.Call("consumer.sessions.authenticate_jwt", map[string]any{"session_jwt": login["session_jwt"]})
	if err != nil {
		return err
	}
	if checked["session"].(map[string]any)["user_id"] != login["user_id"] {
		return errors.New("another user")
	}
	fmt.Println(login["user_id"], "is logged in")
	_, err = stytch.Call("consumer.passwords.authenticate", map[string]any{"email": "ada@example.com", "password": "wrong"})
	var failure Error
	if !errors.As(err, &failure) || failure["kind"] != "api" {
		return fmt.Errorf("a wrong password: %v", err)
	}
	fmt.Println("a wrong password is an error:", failure["error_type"])
	if _, err = stytch.Call("consumer.sessions.revoke", map[string]any{"session_token": login["session_token"]}); err != nil {
		return err
	}
	fmt.Println(login["user_id"], "is logged out")
	return nil
}
