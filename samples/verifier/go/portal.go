// A portal's login in Go 1.22 or later, without modules. go run portal.go; docs/verifier.md says what it does.
package main

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

var (
	verifier = cmp.Or(os.Getenv("VERIFIER"), "http://127.0.0.1:8420")
	port     = cmp.Or(os.Getenv("PORT"), "8080")
	origin   = cmp.Or(os.Getenv("ORIGIN"), "http://localhost:"+port) // configured, never taken from a request
	client   = http.Client{Timeout: 15 * time.Second}
)

type answer struct {
	Nonce, Code string
	Certificate struct{ Fingerprint string }
}

// ask asks the verifier; status 200 alone is a yes.
func ask(path string, body map[string]any) (status int, said answer) {
	text, _ := json.Marshal(body)
	request, _ := http.NewRequest("POST", verifier+path, bytes.NewReader(text))
	request.Header.Set("Content-Type", "application/json")
	if token := os.Getenv("VERIFIER_TOKEN"); token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := client.Do(request)
	if err != nil {
		return 0, answer{Code: err.Error()}
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&said); err != nil {
		return 0, answer{Code: err.Error()}
	}
	return response.StatusCode, said
}

func newBrowser() string { var b [32]byte; rand.Read(b[:]); return hex.EncodeToString(b[:]) }

func page(w http.ResponseWriter, r *http.Request) {
	if r.Method != "POST" || r.Header.Get("Origin") != origin {
		http.Error(w, "not from our page", 403)
		return
	}
	browser := newBrowser()
	if cookie, err := r.Cookie("browser"); err == nil && len(cookie.Value) == len(browser) {
		browser = cookie.Value
	}
	var sent struct{ Nonce, Token json.RawMessage }
	var said answer
	status := 0
	if r.URL.Path == "/challenge" {
		status, said = ask("/v1/challenges", map[string]any{"purpose": "login", "session": browser})
	} else if json.NewDecoder(io.LimitReader(r.Body, 64<<10)).Decode(&sent) == nil {
		status, said = ask("/v1/logins", map[string]any{"nonce": sent.Nonce, "token": sent.Token, "origin": origin, "session": browser})
		said.Nonce = "已登录 logged in: " + said.Certificate.Fingerprint // stored with the account when it was bound
		browser = newBrowser()
	}
	if status != 200 {
		log.Println("refused:", said.Code) // for you; the user is told that it failed
		http.Error(w, "登录失败 login failed", 401)
		return
	} // over https __Host-browser, and Secure
	http.SetCookie(w, &http.Cookie{Name: "browser", Value: browser, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	io.WriteString(w, said.Nonce)
}

func main() { log.Fatal(http.ListenAndServe("127.0.0.1:"+port, http.HandlerFunc(page))) }
