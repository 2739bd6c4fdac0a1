module stytch.example/login

go 1.19
